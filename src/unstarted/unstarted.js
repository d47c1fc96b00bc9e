// Says why the page has not started, as far as that can be known from outside: a classic script, which a browser runs from
// file:// too, and in a language that browsers knew long before those that the page is built for. It comes first of all, so
// that it hears what does not come. The sentences stand in index.html; the page takes them away when its first picture
// stands (src/app/frame/started.ts). Where nothing speaks against it, it starts the laboratory, which need not wait for the
// page (src/worker/client.ts).
(() => {
  /** The first reason is the cause of those after it. */
  let reason = null;
  let place = null;

  const show = (why, what) => {
    for (const each of place.querySelectorAll('[data-why]')) each.hidden = each.dataset.why !== why;
    for (const each of place.querySelectorAll('[data-what]')) each.textContent = what;
    for (const each of place.querySelectorAll('[data-if-known]')) each.hidden = what === '';
  };

  const tell = () => {
    if (place === null || reason === null || !place.isConnected) return;
    place.dataset.why = reason.why;
    place.setAttribute('role', 'alert');
    show(reason.why, reason.what);
  };

  const say = (why, what) => {
    if (reason !== null) return;
    reason = { why, what };
    tell();
  };

  /** What the page cannot do without and this browser does not have. */
  const lacks = () => {
    const css = (condition) => 'CSS' in window && CSS.supports(condition);
    const needs = {
      popover: 'popover' in HTMLElement.prototype,
      dialog: 'HTMLDialogElement' in window,
      ':has()': css('selector(:has(a))'),
      'color-mix()': css('(color: color-mix(in srgb, red, blue))'),
      Worker: 'Worker' in window,
      structuredClone: 'structuredClone' in window,
      findLast: 'findLast' in Array.prototype,
    };
    try {
      new CompressionStream('deflate-raw');
    } catch (_) {
      needs.CompressionStream = false;
    }
    return Object.keys(needs).filter((name) => !needs[name]);
  };

  const fileOf = (address) =>
    address
      .replace(/[?#].*/, '')
      .split('/')
      .pop();

  const failed = (error) => {
    const text = error instanceof Error ? error.message : String(error);
    const address = /\S*assets\/\S+/.exec(text);
    // Each engine has its own words for a module or a sheet that does not come.
    if (/dynamically imported module|module script|preload CSS/.test(text))
      say('missing', address === null ? '' : fileOf(address[0]));
    else say('broke', text);
  };

  addEventListener(
    'error',
    ({ target, error, message }) => {
      if (target instanceof HTMLScriptElement) say('missing', fileOf(target.src));
      else if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') say('missing', fileOf(target.href));
      else if (target === window) failed(error || message);
    },
    true,
  );
  addEventListener('unhandledrejection', (event) => failed(event.reason));

  const missing = lacks();
  if (location.protocol === 'file:') say('file', '');
  else if (window.origin === 'null') say('frame', '');
  else if (missing.length > 0) say('old', missing.join(', '));
  else {
    const { laboratory, first } = document.currentScript.dataset;
    // A page that is opened bare begins with a protocol that is known here.
    const early = new Worker(location.hash === '' ? `${laboratory}#${first}` : laboratory, {
      type: 'module',
      name: 'laboratory',
    });
    window.early = early;
    // The page starts one by itself, and tells what comes of it.
    early.onerror = (event) => {
      event.preventDefault();
      window.early = undefined;
    };
  }

  // The document is there, and no module has run yet.
  document.addEventListener('readystatechange', () => {
    if (place !== null) return;
    place = document.getElementById('unstarted');
    for (const each of place.querySelectorAll('[data-reload]')) {
      each.hidden = false;
      each.addEventListener('click', () => location.reload());
    }
    for (const each of place.querySelectorAll('[data-address]')) {
      if (each.href === undefined) each.textContent = location.href;
      else each.href = location.href;
    }
    // What a page that runs has to say where its own words cannot be had (src/app/frame/started.ts).
    place.addEventListener('say', ({ detail }) => show(detail.why, detail.what));
    show('slow', '');
    tell();
  });
})();
