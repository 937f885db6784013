/** ISO 3166-1 codes of where our print shops deliver; the quote for an address has the last word. */
const CODES =
  'AD AE AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BG BH BM BN BO BR BS BT BW BZ CA CH CI CL CM CO CR CV CW CY CZ DE DK DM DO DZ EC EE EG ES ET FI FJ FO FR GA GB GD GE GF GG GH GI GL GM GP GR GT GU GY HK HN HR HU ID IE IL IM IN IS IT JE JM JO JP KE KG KH KN KR KW KY KZ LA LC LI LK LT LU LV MA MC MD ME MG MK MN MO MQ MR MT MU MV MX MY MZ NA NC NG NI NL NO NP NZ OM PA PE PF PG PH PK PL PR PT PY QA RE RO RS RW SA SC SE SG SI SK SM SN SR SV TC TH TN TO TR TT TW TZ UA UG US UY UZ VA VC VG VI VN WS ZA ZM';

const names = new Intl.DisplayNames('en', { type: 'region' });

export const COUNTRIES = CODES.split(' ')
  .map((value) => ({ value, label: names.of(value) ?? value }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'));
