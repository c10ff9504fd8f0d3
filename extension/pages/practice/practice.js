/** For families and classrooms: what such a page looks like, how to tell, what to do. Works with no service. */
import { openPage } from '../shared/page.js';
import { byId, byIdOf } from '../shared/dom.js';

async function open() {
  const { settings } = await openPage();
  // The locker to try must be an ordinary web page, so it comes from the local service; without one there is none to open.
  const address = URL.parse('/practice', settings.service);
  byId('locker').hidden = address === null;
  if (address) byIdOf('open-locker', HTMLAnchorElement).href = address.href;
}

void open();
