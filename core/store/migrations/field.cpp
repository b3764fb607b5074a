// SPDX-License-Identifier: Apache-2.0
#include "core/store/migrations/field.h"

#include <array>

namespace nqi::store {

namespace {

// Times are milliseconds since 1970 in UTC; digests, keys and ids are their bytes. What the list shows is kept beside
// the body, so that no body is read for it. application_id: "NQIF".
constexpr std::string_view step1 = R"sql(
PRAGMA application_id = 1313950022;

CREATE TABLE device (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    public_key BLOB NOT NULL CHECK (length(public_key) = 32)
) STRICT;

CREATE TABLE findings (
    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    saved_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    overall INTEGER NOT NULL,
    item_key TEXT NOT NULL,
    product TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

-- Written once, whatever statement comes along.
CREATE TRIGGER findings_are_final BEFORE UPDATE ON findings
BEGIN SELECT RAISE(ABORT, 'a finding is written once'); END;

CREATE TABLE evidence (
    finding INTEGER NOT NULL REFERENCES findings (sequence),
    position INTEGER NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    label TEXT NOT NULL,
    held INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_digest ON evidence (digest);

-- state: 0 saved, 1 sent, 2 received, 3 complete, 4 quarantined
CREATE TABLE outbox (
    finding INTEGER PRIMARY KEY REFERENCES findings (sequence),
    state INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt INTEGER,
    problem TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outbox_state ON outbox (state, finding);
CREATE INDEX outbox_unsent ON outbox (finding) WHERE state < 2;
CREATE INDEX outbox_partial ON outbox (finding) WHERE state = 2;

CREATE TABLE receipts (
    finding INTEGER PRIMARY KEY REFERENCES findings (sequence),
    receipt TEXT NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;
CREATE INDEX receipts_time ON receipts (received_at);
)sql";

// Inspections are kept version beside version, and the device notes who did what. `kind`: 0 finding, 1 minutes.
constexpr std::string_view step2 = R"sql(
ALTER TABLE findings ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE findings ADD COLUMN inspection BLOB CHECK (length(inspection) = 16);
CREATE INDEX findings_inspection ON findings (inspection, sequence) WHERE inspection IS NOT NULL;

-- When this device learnt that the hub holds all of it.
ALTER TABLE outbox ADD COLUMN completed_at INTEGER;
UPDATE outbox SET completed_at = unixepoch() * 1000 WHERE state = 3;

-- removed: 0 its file is here, 1 it is being removed, 2 it is gone
ALTER TABLE evidence ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;

CREATE TABLE inspections (
    number INTEGER PRIMARY KEY,
    inspection BLOB NOT NULL CHECK (length(inspection) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    kept_at INTEGER NOT NULL,
    editor TEXT NOT NULL,
    content TEXT NOT NULL,
    minutes INTEGER REFERENCES findings (sequence)
) STRICT;
CREATE INDEX inspections_versions ON inspections (inspection, number);
CREATE TRIGGER inspections_are_final BEFORE UPDATE ON inspections
BEGIN SELECT RAISE(ABORT, 'a version is written once'); END;
CREATE TRIGGER inspections_stay BEFORE DELETE ON inspections
BEGIN SELECT RAISE(ABORT, 'a version stays'); END;

CREATE TABLE log (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
CREATE TRIGGER log_is_final BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'an entry is written once'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'an entry stays'); END;
)sql";

// What history and map ask for stands beside the body. Bodies of before are read once; what is none of ours stays out.
constexpr std::string_view step3 = R"sql(
ALTER TABLE findings ADD COLUMN gtin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE findings ADD COLUMN lot TEXT NOT NULL DEFAULT '';
ALTER TABLE findings ADD COLUMN company TEXT NOT NULL DEFAULT '';
ALTER TABLE findings ADD COLUMN tier INTEGER;
ALTER TABLE findings ADD COLUMN latitude_e7 INTEGER;
ALTER TABLE findings ADD COLUMN longitude_e7 INTEGER;

DROP TRIGGER findings_are_final;
UPDATE findings SET
    gtin = CASE json_type(body, '$.item.gtin') WHEN 'integer' THEN json_extract(body, '$.item.gtin') ELSE 0 END,
    lot = CASE json_type(body, '$.item.lot') WHEN 'text' THEN json_extract(body, '$.item.lot') ELSE '' END,
    company = CASE json_type(body, '$.inspection.establishment.companyCode')
        WHEN 'text' THEN json_extract(body, '$.inspection.establishment.companyCode') ELSE '' END,
    tier = CASE json_type(body, '$.verdict.tier') WHEN 'integer' THEN json_extract(body, '$.verdict.tier') END,
    latitude_e7 = CASE json_type(body, iif(kind = 0, '$.place.latitudeE7', '$.inspection.place.latitudeE7'))
        WHEN 'integer'
        THEN json_extract(body, iif(kind = 0, '$.place.latitudeE7', '$.inspection.place.latitudeE7')) END,
    longitude_e7 = CASE json_type(body, iif(kind = 0, '$.place.longitudeE7', '$.inspection.place.longitudeE7'))
        WHEN 'integer'
        THEN json_extract(body, iif(kind = 0, '$.place.longitudeE7', '$.inspection.place.longitudeE7')) END
WHERE json_valid(body);
CREATE TRIGGER findings_are_final BEFORE UPDATE ON findings
BEGIN SELECT RAISE(ABORT, 'a finding is written once'); END;

CREATE INDEX findings_gtin ON findings (gtin, sequence) WHERE gtin > 0;
CREATE INDEX findings_lot ON findings (lot, sequence) WHERE lot <> '';
CREATE INDEX findings_company ON findings (company, sequence) WHERE company <> '';
CREATE INDEX findings_saved ON findings (saved_at);
)sql";

// Checks of consignments: what was declared, kept once, and what was counted, entry by entry. `kind` and `trait` are
// the names of core/consignment.
constexpr std::string_view step4 = R"sql(
CREATE TABLE checks (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    begun_at INTEGER NOT NULL,
    begun_by TEXT NOT NULL,
    declaration TEXT NOT NULL,
    importer TEXT NOT NULL,
    lines INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE TRIGGER checks_are_final BEFORE UPDATE ON checks
BEGIN SELECT RAISE(ABORT, 'a check is written once'); END;
CREATE TRIGGER checks_stay BEFORE DELETE ON checks
BEGIN SELECT RAISE(ABORT, 'a check stays'); END;

CREATE TABLE check_packages (
    sscc TEXT NOT NULL,
    check_number INTEGER NOT NULL REFERENCES checks (number),
    PRIMARY KEY (sscc, check_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
    check_number INTEGER NOT NULL REFERENCES checks (number),
    number INTEGER NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    code TEXT NOT NULL,
    line INTEGER NOT NULL,
    count INTEGER NOT NULL,
    trait TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (check_number, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_finished ON tally (check_number, number) WHERE kind = 'finished';
CREATE INDEX tally_withdrawn ON tally (check_number, count) WHERE kind = 'withdrawn';
CREATE TRIGGER tally_is_final BEFORE UPDATE ON tally
BEGIN SELECT RAISE(ABORT, 'an entry is written once'); END;
CREATE TRIGGER tally_stays BEFORE DELETE ON tally
BEGIN SELECT RAISE(ABORT, 'an entry stays'); END;
)sql";

// What was begun can be withdrawn: a version more that says so. With `minutes` it gives back what was signed last;
// without, the inspection is gone from the list.
constexpr std::string_view step5 = R"sql(
ALTER TABLE inspections ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
)sql";

// Findings that are being written: kept with every change, and gone with the saving. Their files are in drafts/.
constexpr std::string_view step6 = R"sql(
CREATE TABLE unfinished (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kept_at INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE unfinished_files (
    unfinished BLOB NOT NULL REFERENCES unfinished (id) ON DELETE CASCADE,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (unfinished, digest)
) STRICT, WITHOUT ROWID;
)sql";

// The number of the result that minutes of a consignment rest on, in the check of the same id. Of before it is the last
// that there was when a version was kept; what holds again after a revision was given up rests on what it rested on.
// What every paper that is opened, printed or scanned asks for has an index. Of bodies only corrections are in theirs:
// those that name none are not parsed, and what is no JSON stays out.
constexpr std::string_view step7 = R"sql(
ALTER TABLE inspections ADD COLUMN result INTEGER;

DROP TRIGGER inspections_are_final;
UPDATE inspections SET result = (
    SELECT max(r.number) FROM checks c JOIN tally r ON r.check_number = c.number
    WHERE c.id = inspections.inspection AND r.kind = 'finished' AND r.value <> 'putAway' AND r.at <= (
        SELECT min(signed.kept_at) FROM inspections signed
        WHERE signed.inspection = inspections.inspection
            AND (signed.number = inspections.number OR signed.minutes = inspections.minutes)))
WHERE inspection IN (SELECT id FROM checks);
CREATE TRIGGER inspections_are_final BEFORE UPDATE ON inspections
BEGIN SELECT RAISE(ABORT, 'a version is written once'); END;

CREATE INDEX inspections_minutes ON inspections (minutes) WHERE minutes IS NOT NULL;
CREATE INDEX tally_filled ON tally (check_number, number) WHERE kind = 'filled';
CREATE INDEX findings_corrects ON findings (body ->> '$.corrects', sequence)
    WHERE iif(instr(body, '"corrects"') > 0, json_valid(body), 0);
)sql";

constexpr std::array steps = {step1, step2, step3, step4, step5, step6, step7};

} // namespace

std::span<const std::string_view> fieldMigrations()
{
    return steps;
}

} // namespace nqi::store
