"""Which answer each person of the cast gets: the columns of the permission table."""

PEOPLE = (
    "stranger",
    "clerk",
    "neighbour",
    "officer",
    "leader",
    "secretary",
    "inspector",
    "auditor",
    "administrator",
)

OPEN = dict.fromkeys(PEOPLE, 200)
SIGN_IN = 302
EVERYBODY = {**OPEN, "stranger": SIGN_IN}
NOBODY = {**dict.fromkeys(PEOPLE, 403), "stranger": SIGN_IN}
OUTREACH_READ = {**NOBODY, "clerk": 200, "neighbour": 200, "officer": 200, "leader": 200}
OUTREACH_WRITE = {**OUTREACH_READ, "leader": 403}
ONE_READ = {**OUTREACH_READ, "neighbour": 404}
ONE_WRITE = {**OUTREACH_WRITE, "neighbour": 404}
ONE_DEED = {**NOBODY, "clerk": 302, "officer": 302, "neighbour": 404}
OFFICE = {**NOBODY, "officer": 200}
ENTERPRISES = {**OUTREACH_READ, "secretary": 200}
ENTERPRISES_WRITE = {**OUTREACH_WRITE, "secretary": 200}
ONE_ENTERPRISE = {**ENTERPRISES, "neighbour": 404}
ONE_ENTERPRISE_WRITE = {**ENTERPRISES_WRITE, "neighbour": 404}
ADMINISTRATOR = {**NOBODY, "administrator": 200}
AUDITOR = {**NOBODY, "auditor": 200}
GRIDS = {
    **NOBODY,
    "clerk": 200,
    "neighbour": 200,
    "officer": 200,
    "leader": 200,
    "inspector": 200,
    "administrator": 200,
}
GRIDS_WRITE = {**NOBODY, "officer": 200, "administrator": 200}
FILES = {**dict.fromkeys(PEOPLE, 404), "stranger": SIGN_IN, "clerk": 200, "officer": 200, "leader": 200}
SEARCH = {**OUTREACH_READ, "secretary": 200, "inspector": 200}
CHAMBER_READ = {**NOBODY, "officer": 200, "leader": 200, "secretary": 200}
CHAMBER_WRITE = {**NOBODY, "secretary": 200}
CHAMBER_DEED = {**NOBODY, "secretary": 302}
# The registry of sites: who reads it, keeps sites, inspects them, takes the town's steps; of one site in 三沙村.
SITES_READ = {**OUTREACH_READ, "inspector": 200}
SITES_WRITE = OUTREACH_WRITE
SITES_INSPECT = {**OUTREACH_WRITE, "inspector": 200}
SITE_READ = {**SITES_READ, "neighbour": 404}
SITE_WRITE = ONE_WRITE
SITE_INSPECT = {**SITES_INSPECT, "neighbour": 404}
SITE_DEED = ONE_DEED
SITE_INSPECT_DEED = {**ONE_DEED, "inspector": 302}
SITE_OFFICE_DEED = {**NOBODY, "officer": 302}
