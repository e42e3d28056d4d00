import { decline } from '../../declined';
import { attribute, type Layer, tensorOf, text } from './layer';

/** Layers that only rearrange, and those that compare two inputs by a function of torch.nn.functional. */
export const shapeLayers: readonly Layer[] = [
  {
    name: 'Unflatten',
    module: 'flatten',
    signature: '(dim, unflattened_size)',
    extra: (self) =>
      `dim=${text(attribute(self, 'dim'))}, unflattened_size=${text(attribute(self, 'unflattened_size'))}`,
    forward: function* (self, input, machine) {
      const method = yield* machine.getAttribute(tensorOf(input, 'unflatten', machine), 'unflatten');
      return yield* machine.callWith(method, attribute(self, 'dim'), attribute(self, 'unflattened_size'));
    },
  },
  ...(['Upsample', 'PixelShuffle'] as const).map(
    (name): Layer => ({
      name,
      module: name === 'Upsample' ? 'upsampling' : 'pixelshuffle',
      signature:
        name === 'Upsample'
          ? "(size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None)"
          : '(upscale_factor)',
      extra: (self) => {
        if (name === 'PixelShuffle') return `upscale_factor=${text(attribute(self, 'upscale_factor'))}`;
        const factor = attribute(self, 'scale_factor');
        const size =
          factor === null
            ? `size=${text(attribute(self, 'size'))}`
            : `scale_factor=${text(typeof factor === 'bigint' ? Number(factor) : factor)}`;
        return `${size}, mode='${text(attribute(self, 'mode'))}'`;
      },
      forward: () => decline(`nn.${name} is not evaluated`),
    }),
  ),
];
