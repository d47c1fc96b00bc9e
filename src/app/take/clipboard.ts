// What is handed to other programs by the clipboard.

/** Whether a text is in the clipboard now: a browser may forbid it, and then it is copied by hand. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
