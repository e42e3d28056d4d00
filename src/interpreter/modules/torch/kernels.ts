export { kernel as kernels, rowKernels } from '../../../kernels/torch';
