import { refuseReportAnswer, refuseReportInput } from '@/lib/contracts/backoffice/claims';
import { endpoint } from '@/lib/http/endpoint';
import { refuseReport } from '@/lib/services/order/claim/refuse-report';

export const POST = endpoint({
  actor: 'staff',
  action: 'orders.answer_report',
  input: refuseReportInput,
  output: refuseReportAnswer,
  drains: true,
  run: (ctx, input, { params }) => refuseReport(ctx, { ...input, orderNumber: params['orderNumber'] ?? '' }),
});
