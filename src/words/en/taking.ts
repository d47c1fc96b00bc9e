// Words for taking a run along as files, in English.

export const takingEn = {
  title: 'Export' as string,
  about:
    'Files are made in this page; nothing is sent anywhere. Pictures and films carry the link to this moment.' as string,
  /** From the dialog that shares a link. */
  fromShare: 'Pictures, films and files…' as string,
  seed: (seed: number) => `seed ${seed}`,
  span: (from: string, to: string) => `${from} – ${to}`,
  look: {
    title: 'What pictures and films show' as string,
    what: 'Of' as string,
    whats: {
      stage: () => 'the cluster',
      logs: (tables: string) => `its ${tables.toLowerCase()}`,
      diagram: () => 'the space-time diagram of the span below',
      both: (tables: string) => `the cluster with its ${tables.toLowerCase()}`,
    },
    tells: 'With captions and notes' as string,
    in: 'In' as string,
    light: 'light' as string,
    dark: 'dark' as string,
  },
  picture: {
    title: 'Picture of this moment' as string,
    svg: 'Save as SVG' as string,
    png: 'Save as PNG (1920 × 1080)' as string,
    fonts:
      'The fonts are in the file, but for Chinese letters: those are drawn with a font of the system that shows it.' as string,
  },
  times: {
    title: 'Span of time' as string,
    from: 'From (s)' as string,
    to: 'To (s)' as string,
    wrong: (until: string) => `A span ends after it begins, and by ${until}: what was seen so far.`,
  },
  film: {
    title: 'Film of the span' as string,
    about: 'Every frame is drawn from virtual time, so the film is smooth however slow this machine is.' as string,
    lasts: 'Plays for (s)' as string,
    format: 'As' as string,
    formats: { mp4: 'MP4' as string, webm: 'WebM' as string, gif: 'animated GIF' as string },
    which:
      'MP4 plays in slides and in every browser, WebM in browsers, a GIF wherever pictures are shown; it is coarser.' as string,
    noMp4:
      'This browser has no encoder for MP4 (H.264). WebM plays in browsers but in few programs for slides; a GIF plays there too, and is coarser.' as string,
    noWebm:
      'This browser has no encoder for WebM. MP4 plays in slides and in every browser, a GIF wherever pictures are shown; it is coarser.' as string,
    none: 'This browser has no encoder for films. It can make an animated GIF, which is coarser, or save the frames, from which other programs make a film.' as string,
    make: 'Make the film' as string,
    frames: 'Save the frames (PNG in a .zip)' as string,
    held: (n: number, seconds: number) =>
      `It is held at ${n === 1 ? 'one caption' : `${n} captions`} for the time of reading: ${seconds} s more. Saved frames are not.`,
    failed: 'The film could not be made. Try another format, or save the frames.' as string,
    progress: (frame: number, of: number) => `Frame ${frame} of ${of}`,
    cancel: 'Cancel' as string,
    cancelled: 'Cancelled. Nothing was saved.' as string,
  },
  run: {
    title: 'The run as text' as string,
    upTo: 'Up to' as string,
    moment: 'this moment' as string,
    seen: 'all that was seen of this future' as string,
    lines: 'Save as JSON Lines' as string,
    linesAbout: 'One event a line.' as string,
    schema: 'Its JSON Schema' as string,
    shiviz: 'Save for ShiViz' as string,
    shivizAbout: 'A log with vector clocks: open the file in ShiViz, which draws who could know of what.' as string,
  },
  making: 'Making it…' as string,
  saved: (name: string) => `Saved: ${name}`,
  failed: 'It could not be made.' as string,
};

export type TakingWords = typeof takingEn;
