-- Two keys with one hash would merge two charges: then keys are numbered, and rows find theirs by its text.
CREATE TABLE numbered_key AS
SELECT * REPLACE (row_number() OVER () AS key)
FROM charge_key;

CREATE TABLE numbered_row AS
SELECT r.* REPLACE (k.key AS key)
FROM export_row r
LEFT JOIN numbered_key k USING (key_text);

DROP TABLE charge_key;
DROP TABLE export_row;
ALTER TABLE numbered_key RENAME TO charge_key;
ALTER TABLE numbered_row RENAME TO export_row
