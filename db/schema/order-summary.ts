import type { FulfillmentStatus } from '@/lib/domain/order/states';

/** A readable copy for whoever reads the row by hand; written with the rows it comes from, decided on by nobody. */
export type OrderSummaryData = {
  products: {
    product_id: string;
    variant_id: string;
    quantity: number;
    design_url: string | null;
    provider: string;
    pod_order_id: string | null;
    fulfillment_status: FulfillmentStatus | null;
  }[];
};
