export type Region = 'north_america' | 'canada' | 'europe' | 'uk' | 'oceania' | 'japan' | 'worldwide';
export type Country = { code: string; name: string; region: Region; states: { code: string; name: string }[] | null };

const table = (text: string) =>
  text.split(',').map((entry) => {
    const [code = '', name = ''] = entry.trim().split(':');
    return { code, name };
  });

const US_STATES = table(
  `AL:Alabama,AK:Alaska,AZ:Arizona,AR:Arkansas,CA:California,CO:Colorado,CT:Connecticut,DE:Delaware,
  DC:District of Columbia,FL:Florida,GA:Georgia,HI:Hawaii,ID:Idaho,IL:Illinois,IN:Indiana,IA:Iowa,KS:Kansas,
  KY:Kentucky,LA:Louisiana,ME:Maine,MD:Maryland,MA:Massachusetts,MI:Michigan,MN:Minnesota,MS:Mississippi,
  MO:Missouri,MT:Montana,NE:Nebraska,NV:Nevada,NH:New Hampshire,NJ:New Jersey,NM:New Mexico,NY:New York,
  NC:North Carolina,ND:North Dakota,OH:Ohio,OK:Oklahoma,OR:Oregon,PA:Pennsylvania,RI:Rhode Island,
  SC:South Carolina,SD:South Dakota,TN:Tennessee,TX:Texas,UT:Utah,VT:Vermont,VA:Virginia,WA:Washington,
  WV:West Virginia,WI:Wisconsin,WY:Wyoming,AA:Armed Forces Americas,AE:Armed Forces Europe,AP:Armed Forces Pacific`,
);
const CA_PROVINCES = table(
  `AB:Alberta,BC:British Columbia,MB:Manitoba,NB:New Brunswick,NL:Newfoundland and Labrador,NS:Nova Scotia,
  NT:Northwest Territories,NU:Nunavut,ON:Ontario,PE:Prince Edward Island,QC:Quebec,SK:Saskatchewan,YT:Yukon`,
);
const AU_STATES = table(
  `ACT:Australian Capital Territory,NSW:New South Wales,NT:Northern Territory,QLD:Queensland,SA:South Australia,
  TAS:Tasmania,VIC:Victoria,WA:Western Australia`,
);

const inRegion = (region: Region, text: string, states: Country['states'] = null): Country[] =>
  table(text).map(({ code, name }) => ({ code, name, region, states }));

const JP_PREFECTURES = `Hokkaido,Aomori,Iwate,Miyagi,Akita,Yamagata,Fukushima,Ibaraki,Tochigi,Gunma,Saitama,Chiba,Tokyo,
  Kanagawa,Niigata,Toyama,Ishikawa,Fukui,Yamanashi,Nagano,Gifu,Shizuoka,Aichi,Mie,Shiga,Kyoto,Osaka,Hyogo,Nara,Wakayama,
  Tottori,Shimane,Okayama,Hiroshima,Yamaguchi,Tokushima,Kagawa,Ehime,Kochi,Fukuoka,Saga,Nagasaki,Kumamoto,Oita,Miyazaki,
  Kagoshima,Okinawa`
  .split(',')
  .map((name, at) => ({ code: String(at + 1).padStart(2, '0'), name: name.trim() }));

/** A quote needs a state here; an order to Japan needs its prefecture, too. */
export const STATE_FOR_QUOTE: readonly string[] = ['US', 'CA', 'AU'];

/** Where the sandbox ships to. */
export const COUNTRIES: readonly Country[] = [
  ...inRegion('north_america', 'US:United States', US_STATES),
  ...inRegion('canada', 'CA:Canada', CA_PROVINCES),
  ...inRegion('oceania', 'AU:Australia', AU_STATES),
  ...inRegion('oceania', 'NZ:New Zealand'),
  ...inRegion('uk', 'GB:United Kingdom'),
  ...inRegion('japan', 'JP:Japan', JP_PREFECTURES),
  ...inRegion(
    'europe',
    `AT:Austria,BE:Belgium,BG:Bulgaria,HR:Croatia,CY:Cyprus,CZ:Czech Republic,DK:Denmark,EE:Estonia,FI:Finland,
    FR:France,DE:Germany,GR:Greece,HU:Hungary,IE:Ireland,IT:Italy,LV:Latvia,LT:Lithuania,LU:Luxembourg,MT:Malta,
    NL:Netherlands,NO:Norway,PL:Poland,PT:Portugal,RO:Romania,SK:Slovakia,SI:Slovenia,ES:Spain,SE:Sweden,
    CH:Switzerland,IS:Iceland`,
  ),
  ...inRegion(
    'worldwide',
    'PR:Puerto Rico,GU:Guam,VI:US Virgin Islands,UA:Ukraine,TR:Turkey,TH:Thailand,HK:Hong Kong,TW:Taiwan,BR:Brazil,MX:Mexico,AR:Argentina,CL:Chile,IN:India,SG:Singapore,KR:South Korea,ZA:South Africa,AE:United Arab Emirates,IL:Israel',
  ),
];

export const countryByCode = (code: string): Country | undefined =>
  COUNTRIES.find((country) => country.code === code.toUpperCase());
