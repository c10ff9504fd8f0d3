/** For families and classrooms: what such a page looks like, how to tell, what to do. Works with no service and no network. */
import { openPage } from '../shared/page.js';
import { byId, byIdOf } from '../shared/dom.js';

async function open() {
  const { settings, language } = await openPage();
  byIdOf('open-example', HTMLAnchorElement).search = new URLSearchParams({ lang: language }).toString();
  // Where a service is known, the same can be seen on an ordinary web page, which the extension meets as it meets any other.
  const address = URL.parse('/practice', settings.service);
  byId('with-service').hidden = address === null;
  if (address) byIdOf('open-locker', HTMLAnchorElement).href = address.href;
}

void open();
