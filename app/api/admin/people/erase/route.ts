import { erasePersonInput, erasureAnswer } from '@/lib/contracts/privacy';
import { endpoint } from '@/lib/http/endpoint';
import { erasePerson } from '@/lib/services/account/erase-person';

export const POST = endpoint({
  actor: 'staff',
  action: 'people.erase_data',
  input: erasePersonInput,
  output: erasureAnswer,
  run: erasePerson,
});
