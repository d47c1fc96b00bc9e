export const root: string;
export function folderFor(): string;
/** Gives the file to run. */
export function bundled(name: string, outDir: string): Promise<string>;
