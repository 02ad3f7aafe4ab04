-- Which block an item stands under: the item or the numbered heading above it, or the words that lead to its list.

alter table blocks add column under_id text references blocks (id) on delete set null deferrable initially deferred;
create index blocks_under_id on blocks (under_id);
