// The time left, by the server's clock; the page itself asks again when it is over.
const left = document.querySelector<HTMLElement>('[data-until]')!;
const endsAt = Number(left.dataset.until) - Number(left.dataset.now) + Date.now();

const tick = () => {
  const minutes = Math.ceil((endsAt - Date.now()) / 60_000);
  if (minutes <= 0) return location.reload();
  left.textContent = `You have ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left.`;
};
setInterval(tick, 5000);
