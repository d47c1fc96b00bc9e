export function folderFor(): string;
export function sourceOf(name: string): string;
/** Gives the file to run. */
export function bundled(name: string, outDir: string): Promise<string>;
