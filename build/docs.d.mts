export function activationsPage(): string;
export const pageFile: URL;
