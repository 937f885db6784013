import { saveSettingInput, settingAnswer, settingQuery } from '@/lib/contracts/backoffice/settings';
import { endpoint } from '@/lib/http/endpoint';
import { readSetting } from '@/lib/services/backoffice/settings/read-setting';
import { saveSetting } from '@/lib/services/backoffice/settings/save-setting';

export const GET = endpoint({
  actor: 'staff',
  action: 'settings.read',
  input: settingQuery,
  output: settingAnswer,
  run: readSetting,
});

export const POST = endpoint({
  actor: 'staff',
  action: 'settings.change',
  input: saveSettingInput,
  output: settingAnswer,
  run: saveSetting,
});
