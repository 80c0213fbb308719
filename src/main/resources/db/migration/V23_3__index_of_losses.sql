create index business_partner_loss on business_partner (loss_id);
create index partner_proof_loss on partner_proof (loss_id);
