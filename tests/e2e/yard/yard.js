// Shows the sheet on a real click, and sets the trap. An address with ?revealed shows and traps at once.
function yard(trap) {
  const spring = () => {
    document.querySelector('.sheet').hidden = false;
    trap();
  };
  document.getElementById('go').addEventListener('click', spring, { once: true });
  if (location.search.startsWith('?revealed')) spring();
}
