import { personalDataAnswer, personQuery } from '@/lib/contracts/privacy';
import { endpoint } from '@/lib/http/endpoint';
import { exportPerson } from '@/lib/services/account/export-person';

export const GET = endpoint({
  actor: 'staff',
  action: 'people.export_data',
  input: personQuery,
  output: personalDataAnswer,
  run: exportPerson,
});
