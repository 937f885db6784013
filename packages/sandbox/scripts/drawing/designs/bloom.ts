import type { Design } from '../art';

type Ring = { count: number; length: number; width: number; color: string; turn: number };

function petals({ count, length, width, color, turn }: Ring): string {
  const petal = `M0 0C${-width} ${-length * 0.35} ${-width * 0.9} ${-length * 0.95} 0 ${-length}C${width * 0.9} ${-length * 0.95} ${width} ${-length * 0.35} 0 0Z`;
  return Array.from(
    { length: count },
    (_, index) => `<g transform="rotate(${turn + (index * 360) / count})"><path d="${petal}" fill="${color}"/>
<path d="M0 ${-length * 0.3}V${-length * 0.8}" stroke="#fff" stroke-opacity=".4" stroke-width="5" stroke-linecap="round"/></g>`,
  ).join('');
}

const RINGS: Ring[] = [
  { count: 10, length: 286, width: 92, color: '#d9574f', turn: 0 },
  { count: 10, length: 232, width: 80, color: '#ec8173', turn: 18 },
  { count: 8, length: 158, width: 62, color: '#f5ad98', turn: 6 },
];

/** One generous flower with a bud and two leaves. */
export const bloom: Design = {
  paper: '#f6eadf',
  art: () => `
<path d="M500 400C512 600 520 760 492 936" fill="none" stroke="#4f7a57" stroke-width="18" stroke-linecap="round"/>
<path d="M512 690C580 640 640 600 716 560" fill="none" stroke="#4f7a57" stroke-width="12" stroke-linecap="round"/>
<path d="M508 838C420 836 300 800 250 690C370 676 470 730 508 838Z" fill="#5d8a62"/><path d="M506 834C440 770 350 716 262 696" fill="none" stroke="#fff" stroke-opacity=".45" stroke-width="5"/>
<path d="M504 880C580 880 690 850 740 760C630 740 540 790 504 880Z" fill="#7ea56f"/><path d="M508 876C560 820 640 778 728 764" fill="none" stroke="#fff" stroke-opacity=".45" stroke-width="5"/>
<g transform="translate(744 520) rotate(38)"><path d="M0 40C-52 10-48-60 0-104C48-60 52 10 0 40Z" fill="#e87a6b"/><path d="M0 40C-30 0-22-60 0-104C4-60 6 0 0 40Z" fill="#f2a08e"/><path d="M-34 22Q0 66 34 22Q20 70 0 72Q-20 70-34 22Z" fill="#4f7a57"/></g>
<g transform="translate(480 360)">${RINGS.map(petals).join('')}
<circle r="66" fill="#f0b64d"/><circle r="66" fill="none" stroke="#d8922f" stroke-width="7" stroke-dasharray="3 13" stroke-linecap="round"/>
<g fill="#a8641f">${Array.from({ length: 19 }, (_, index) => {
    const radius = 11.5 * Math.sqrt(index);
    const angle = index * 2.39996;
    return `<circle cx="${(radius * Math.cos(angle)).toFixed(1)}" cy="${(radius * Math.sin(angle)).toFixed(1)}" r="5"/>`;
  }).join('')}</g></g>`,
};
