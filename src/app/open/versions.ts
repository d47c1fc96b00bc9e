// Whether the server has a newer version of the page than the one that is open.

/** The file that a page begins with: its name is another with every version. */
function beginsWith(page: Document): string | null | undefined {
  return page.querySelector('script[type=module]')?.getAttribute('src');
}

/** Rejects when the server cannot be asked. */
export async function isNewer(): Promise<boolean> {
  // Under an address that nobody has stored: what is kept for offline use is the version that is open.
  const reply = await fetch(new URL('./?newest', document.baseURI), { cache: 'no-store' });
  if (!reply.ok) return false;
  const newest = beginsWith(new DOMParser().parseFromString(await reply.text(), 'text/html'));
  return newest !== undefined && newest !== null && newest !== beginsWith(document);
}
