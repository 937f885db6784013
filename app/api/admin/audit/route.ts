import { auditAnswer } from '@/lib/contracts/backoffice/people';
import { auditQuery } from '@/lib/domain/order/list-filters';
import { endpoint } from '@/lib/http/endpoint';
import { listAudit } from '@/lib/services/backoffice/staff/list-audit';

export const GET = endpoint({
  actor: 'staff',
  action: 'audit.read',
  input: auditQuery,
  output: auditAnswer,
  run: listAudit,
});
