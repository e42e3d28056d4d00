export function activationsIndex(): string;
export const activationsIndexFile: URL;
