"""Fills in a form that was taken along as XLSX, as another spreadsheet program does: sheet.py FROM TO, and on standard
input JSON of what to write (key of a row -> values from column B on). Where nothing is given for a row, the first choice of its
drop-down is taken; rows without one stay as they are. Keys stand in column G."""

import json
import sys

import openpyxl


def choices(book, sheet, cell):
    """What a cell's drop-down offers; nothing where it has none."""
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list" and cell.coordinate in rule.sqref:
            return [one.value for row in book.defined(rule.formula1) for one in row]
    return []


def main(taken, filled):
    given = json.load(sys.stdin)
    book = openpyxl.load_workbook(taken)
    sheet = book.worksheets[0]

    def cells_of(formula):
        name, _, area = formula.lstrip("=").rpartition("!")
        found = (book[name.strip("'")] if name else sheet)[area.replace("$", "")]
        return found if isinstance(found, tuple) else ((found,),)

    book.defined = cells_of
    for row in range(1, sheet.max_row + 1):
        key = sheet.cell(row, 7).value
        if not key or not str(key).startswith("q_"):
            continue
        first = sheet.cell(row, 2)
        if key in given:
            for column, value in enumerate(given.pop(key), start=2):
                sheet.cell(row, column).value = value
        elif first.value is None and not str(key).startswith("q_budget"):
            offered = choices(book, sheet, first)
            if offered:
                first.value = offered[0]
    if given:
        sys.exit(f"not in the sheet: {', '.join(given)}")
    book.save(filled)


main(*sys.argv[1:])
