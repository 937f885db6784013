import type { Design } from '../art';

/** A friendly robot that waves: round corners, one heart, no sharp edge anywhere. */
export const robot: Design = {
  paper: '#f6efe2',
  art: (ink) => `
<g stroke="${ink}" stroke-width="16" stroke-linecap="round" stroke-linejoin="round">
<path d="M500 190V128" fill="none"/><circle cx="500" cy="104" r="30" fill="#ef6a4d"/>
<rect x="308" y="190" width="384" height="292" rx="92" fill="#8fc1b5"/>
<rect x="262" y="290" width="46" height="96" rx="20" fill="#f2b950"/><rect x="692" y="290" width="46" height="96" rx="20" fill="#f2b950"/>
<rect x="362" y="248" width="276" height="158" rx="72" fill="#25363b"/>
<path d="M450 482V520M550 482V520" fill="none"/>
<rect x="340" y="520" width="320" height="262" rx="64" fill="#8fc1b5"/>
<path d="M340 590C250 610 214 660 222 736" fill="none" stroke-width="44"/>
<path d="M340 590C250 610 214 660 222 736" fill="none" stroke="#f2b950" stroke-width="18"/>
<path d="M660 590C764 590 800 520 790 430" fill="none" stroke-width="44"/>
<path d="M660 590C764 590 800 520 790 430" fill="none" stroke="#f2b950" stroke-width="18"/>
<circle cx="222" cy="762" r="36" fill="#ef6a4d"/><circle cx="788" cy="400" r="38" fill="#ef6a4d"/>
<path d="M416 782V850M584 782V850" fill="none" stroke-width="44"/>
<path d="M416 782V850M584 782V850" fill="none" stroke="#f2b950" stroke-width="18"/>
<rect x="346" y="846" width="118" height="60" rx="30" fill="#ef6a4d"/><rect x="536" y="846" width="118" height="60" rx="30" fill="#ef6a4d"/>
</g>
<path d="M362 262C400 220 470 212 520 214" fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="14" stroke-linecap="round"/>
<circle cx="438" cy="318" r="27" fill="#bff0df"/><circle cx="562" cy="318" r="27" fill="#bff0df"/>
<circle cx="446" cy="310" r="9" fill="#fff"/><circle cx="570" cy="310" r="9" fill="#fff"/>
<path d="M462 362Q500 392 538 362" fill="none" stroke="#bff0df" stroke-width="12" stroke-linecap="round"/>
<path d="M500 690C440 650 440 596 474 596C490 596 500 612 500 622C500 612 510 596 526 596C560 596 560 650 500 690Z" fill="#ef6a4d"/>
<path d="M852 330q34 26 34 70M870 268q70 44 72 124" fill="none" stroke="${ink}" stroke-width="12" stroke-linecap="round"/>
<g fill="${ink}"><circle cx="398" cy="742" r="9"/><circle cx="602" cy="742" r="9"/></g>`,
};
