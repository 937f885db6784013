import { browserReports, reportsAnswer } from '@/lib/contracts/security';
import { endpoint } from '@/lib/http/endpoint';
import { noteReports } from '@/lib/services/backoffice/security/note-reports';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'report',
  input: browserReports,
  output: reportsAnswer,
  run: noteReports,
});
