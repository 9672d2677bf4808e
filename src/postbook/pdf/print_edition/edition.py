"""What ``book.toml`` says of the print edition, with what the printer wants."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from postbook.config import Config, Edition, LinkAddresses, PrintColor
from postbook.diagnostics import BuildFailed, Code, Diagnostic, Report
from postbook.icc import read_icc_head
from postbook.lengths import Length
from postbook.pdf.print_edition.separation import Cmyk, Gray, Separation
from postbook.printers import ANY, Printer, printers

FOGRA39 = Path(__file__).parent.parent / "profiles" / "FOGRA39L_coated.icc"
"""Offset on coated paper, ISO 12647-2:2004: for a book that names no profile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintEdition:
    """How a book is made for a printer."""

    separation: Separation
    printer: Printer
    bleed: Length
    condition: str
    """The printing condition, as ICC's registry names it; empty where it has no name there."""
    link_addresses: LinkAddresses

    def resolution(self, wanted: int) -> int:
        """Pixels an inch that pictures get, where the book wants so many: no fewer than the printer; 0 for all."""
        return max(wanted, self.printer.least_ppi) if wanted else 0


def print_edition_of(config: Config, report: Report) -> PrintEdition | None:
    """The print edition, if that is what is made. Reports: invalid-value. Raises: BuildFailed."""
    if config.output.edition is not Edition.PRINT:
        return None
    printer = printers()[config.print.printer] if config.print.printer else ANY
    separation = _separation(config)
    if isinstance(separation, Cmyk) and (problem := separation.problem()):
        hint = "name the CMYK profile that the printer gives, or leave it out"
        message = f"nothing can be printed with this profile: {problem}"
        report.add(Diagnostic(code=Code.INVALID_VALUE, message=message, span=config.span("print.profile"), hint=hint))
        raise BuildFailed
    return PrintEdition(
        separation=separation,
        printer=printer,
        bleed=config.print.bleed or printer.bleed,
        condition=_condition(config, separation),
        link_addresses=config.print.link_addresses,
    )


def _separation(config: Config) -> Separation:
    if config.print.color is PrintColor.GRAY:
        return Gray()
    return Cmyk((config.print.profile or FOGRA39).read_bytes())


def _condition(config: Config, separation: Separation) -> str:
    if config.print.condition or isinstance(separation, Gray):
        return config.print.condition
    head = read_icc_head(separation.profile)
    return head.condition if head else ""
