/** How a merchant changes an order that is already being made. Printify's staff answers it; here it stays open. */
export type SupportRequest = {
  id: string;
  orderId: string;
  type: 'reprint' | 'refund' | 'address_change';
  reason: string | null;
  description: string | null;
  imageUrls: string[];
  lineItems: { line_item_id: string; quantity: number }[];
  createdAtMs: number;
};
