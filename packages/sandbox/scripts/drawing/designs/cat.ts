import type { Design } from '../art';

/** A cat on a sill, seen from behind, watching the evening. */
export const cat: Design = {
  paper: '#f3eadb',
  art: (ink) => `
<clipPath id="art-window"><rect x="220" y="110" width="560" height="640" rx="20"/></clipPath>
<linearGradient id="art-evening" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3d5a80"/><stop offset=".6" stop-color="#8a86a8"/><stop offset="1" stop-color="#f0a787"/></linearGradient>
<g clip-path="url(#art-window)"><rect x="220" y="110" width="560" height="640" fill="url(#art-evening)"/>
<circle cx="640" cy="246" r="58" fill="#fbe9c3"/><circle cx="664" cy="230" r="52" fill="#4a6188"/>
<g fill="#fbe9c3"><circle cx="312" cy="196" r="5"/><circle cx="420" cy="262" r="4"/><circle cx="356" cy="330" r="4"/><circle cx="540" cy="178" r="4"/><circle cx="720" cy="380" r="5"/></g>
<path d="M220 750V596H292V552H352V630H430V570H520V640H600V530H672V610H726V580H780V750Z" fill="#4b4a68"/>
<g fill="#f6cf7e"><path d="M308 574h14v18h-14zM308 612h14v18h-14zM626 556h14v18h-14zM650 600h14v18h-14zM462 600h14v18h-14zM700 640h14v18h-14z"/></g></g>
<g fill="none" stroke="${ink}" stroke-linejoin="round"><rect x="220" y="110" width="560" height="640" rx="20" stroke-width="26"/><path d="M500 110V750" stroke-width="14"/></g>
<path d="M168 750H832V806H168Z" fill="#c98d5f" stroke="${ink}" stroke-width="16" stroke-linejoin="round"/>
<path d="M448 336L462 400Q500 388 538 400L552 336Q584 372 586 420Q590 470 560 500Q640 580 640 690Q640 742 606 752H394Q360 742 360 690Q360 580 440 500Q410 470 414 420Q416 372 448 336Z" fill="#2a2430"/>
<path d="M600 736C690 760 700 850 640 880C604 896 580 872 596 850" fill="none" stroke="#463c50" stroke-width="38" stroke-linecap="round"/>
<path d="M440 520Q380 600 386 690" fill="none" stroke="#fff" stroke-opacity=".16" stroke-width="14" stroke-linecap="round"/>
<path d="M456 366L466 398Q452 406 444 418Q444 388 456 366ZM544 366L534 398Q548 406 556 418Q556 388 544 366Z" fill="#d98a83"/>
<g><path d="M262 750L250 668H334L322 750Z" fill="#d9694d"/><path d="M292 668C270 620 240 606 226 560C268 566 288 596 294 632C300 580 322 546 356 530C358 580 330 620 292 668Z" fill="#5d8a62"/></g>`,
};
