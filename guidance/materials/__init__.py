"""Which papers an applicant hands in: data that stands on clauses, and one applicant's own list made from it."""

from guidance.materials.listing import Listing, Place, Row, list_materials
from guidance.materials.load import Materials, load_materials, material_ids
from guidance.materials.totals import Total, totals

__all__ = [
    "Listing",
    "Materials",
    "Place",
    "Row",
    "Total",
    "list_materials",
    "load_materials",
    "material_ids",
    "totals",
]
