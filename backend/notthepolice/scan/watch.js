// Runs in a page of the extension. Opens pages in windows of their own and watches what the extension does about each.
// Nothing here touches the page: a page that is stuck, or that throws dialogs, is watched all the same.
(() => {
  if (window.scan) return;
  const own = browser.runtime.getURL('');
  /** tab → moments (ms since 1970) and addresses the browser reported for its top document */
  const seen = new Map();
  const children = new Map();
  const finished = [];

  const note = (tab) => {
    if (!seen.has(tab)) seen.set(tab, { began: 0, warned: 0, failed: '' });
    return seen.get(tab);
  };
  browser.webNavigation.onCommitted.addListener(({ tabId, frameId, url, timeStamp }) => {
    if (frameId !== 0 || url === 'about:blank') return;
    const tab = note(tabId);
    if (url.startsWith(own)) tab.warned ||= timeStamp;
    else tab.began ||= timeStamp;
  });
  browser.webNavigation.onErrorOccurred.addListener(({ tabId, frameId, error }) => {
    // A page that is left while it loads is reported as aborted: that is no fault of the page.
    if (frameId === 0 && !/ABORTED|NS_BINDING_ABORTED|0x804b0002/i.test(error)) note(tabId).failed ||= error;
  });
  browser.webNavigation.onCreatedNavigationTarget.addListener(({ sourceTabId, tabId }) => {
    children.set(sourceTabId, [...(children.get(sourceTabId) ?? []), tabId]);
  });

  const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
  const within = (promise, ms) => Promise.race([promise, pause(ms).then(() => { throw new Error('late'); })]);

  async function answers(tab, end) {
    try {
      // A busy machine is slow, not stuck: the page has all the time that is left to it.
      // From the root: Firefox reads names of files as seen from the page that asks.
      const files = ['/content/main.js', '/content/examine.js'];
      const asked = browser.scripting.executeScript({ target: { tabId: tab }, files, injectImmediately: true })
        .then(() => browser.tabs.sendMessage(tab, { type: 'observe_now' }));
      await within(asked, Math.max(2000, end - Date.now()));
      return '';
    } catch (error) {
      return error.message === 'late' ? 'the page hangs' : 'the page crashed, or the browser shows no page there';
    }
  }

  async function watch(key, url, { timeout, settle }) {
    const result = { key, state: null, ms: null, error: '' };
    const made = await browser.windows.create({ url, width: 1280, height: 800 });
    const tab = (made.tabs ?? await browser.tabs.query({ windowId: made.id }))[0].id;
    const end = Date.now() + timeout;
    let quietSince = 0, asked = false;
    for (;;) {
      const state = await browser.runtime.sendMessage({ type: 'tab_state', tabId: tab }).catch(() => null);
      const { began, warned, failed } = note(tab);
      if (state && state.verdict.family !== 'none') result.state = state;
      if (state?.action === 'left' && warned) {
        result.ms = Math.max(0, Math.round(warned - (began || warned)));
        break;
      }
      const now = Date.now();
      const open = await browser.tabs.get(tab).catch(() => null);
      if (!open) { if (!result.state) result.error = 'the page closed itself'; break; }
      if (failed && !began) { result.error = `never loaded (${failed})`; break; }
      // A verdict may still grow into more, and a quiet page may still say something: a moment is waited for both.
      // A page that is being left is waited for until our warning is there, and one with a verdict until something was done about it.
      const acting = result.state !== null && state?.action !== 'banner';
      if (began && open.status === 'complete' && !acting) quietSince ||= now; else quietSince = 0;
      if ((quietSince && now - quietSince >= settle) || now >= end) {
        if (!began) { result.error = `never loaded within ${timeout / 1000} s`; break; }
        if (result.state && result.state.action !== 'none') {
          if (result.state.action === 'banner') result.ms = Math.max(0, Math.round(result.state.at - began));
          break;
        }
        if (asked || now >= end) {
          if (!asked) result.error = await answers(tab, end);
          break;
        }
        asked = true;
        result.error = await answers(tab, end);
        if (result.error) {
          // A locker may hang by intent: what the worker does about it may still come.
          const last = await browser.runtime.sendMessage({ type: 'tab_state', tabId: tab }).catch(() => null);
          if (last?.action === 'left' || last?.action === 'banner') { result.error = ''; continue; }
          break;
        }
        quietSince = now - settle + Math.min(settle, 150);
      }
      await pause(40);
    }
    for (const child of [...(children.get(tab) ?? []), tab]) browser.tabs.remove(child).catch(() => undefined);
    seen.delete(tab);
    children.delete(tab);
    return result;
  }

  // On the window itself: Firefox runs each of our scripts in a scope of its own.
  window.scan = {
    begin(key, url, options) {
      watch(key, url, options).catch((error) => ({ key, state: null, ms: null, error: `not opened (${error.message})` }))
        .then((result) => finished.push(result));
    },
    take: () => finished.splice(0),
  };
})
