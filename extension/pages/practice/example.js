/** The harmless example: seen for a moment, then our warning comes, as it would on a real one. */
import { openPage } from '../shared/page.js';

/** Long enough to read its four lines and to feel what they want one to feel, in milliseconds. */
const SEEN = 4000;

async function open() {
  const { language } = await openPage();
  const warning = `../warning/warning.html?${new URLSearchParams({ practice: '1', lang: language })}`;
  // Replaced, not added: Back leads out of the practice, not into the same wait again.
  setTimeout(() => location.replace(warning), SEEN);
}

void open();
