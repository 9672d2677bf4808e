"""Put pictures where galleys keep their places, each into the book once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from postbook.pdf.image_stream import ImageStream
from postbook.pdf.stand_in import MARK

_SPACES = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
"""Components → colour space."""


class PicturePlacer:
    """Gives all galleys the same picture objects."""

    def __init__(self, book: Pdf, pictures: Mapping[str, ImageStream]) -> None:
        self._book = book
        self._pictures = pictures
        self._placed: dict[str, Object] = {}
        self._alike: dict[bytes, Object] = {}
        self._seen: set[tuple[int, int]] = set()

    def place(self, resources: Object) -> None:
        """Put in what some pages' resources lack. Pictures that galleys brought along are made one, if they are alike.

        Those are what stylesheets name. None is interpolated: PDF/A forbids it (ISO 19005-3, 6.2.8.3).
        """
        for images, key in self._images(resources):
            image = images[key]
            if f"/{MARK}" in image:
                images[key] = self._picture(str(image[f"/{MARK}"]))
            else:
                for each in (image, image.get("/SMask")):
                    if each is not None and "/Interpolate" in each:
                        del each["/Interpolate"]
                images[key] = self._alike.setdefault(_digest(image), image)

    def _images(self, resources: Object) -> Iterator[tuple[Object, str]]:
        """Every image that can be drawn with some resources, as a dictionary and its key; each once."""
        waiting = [resources]
        while waiting:
            current = waiting.pop()
            if current.is_indirect and current.objgen in self._seen:
                continue
            self._seen.add(current.objgen)
            x_objects = current.get("/XObject", Dictionary())
            for key in list(x_objects.keys()):
                if x_objects[key].get("/Subtype") == Name.Image:
                    yield x_objects, key
            waiting += [each.Resources for each in _forms(current) if "/Resources" in each]

    def _picture(self, href: str) -> Object:
        if href not in self._placed:
            self._placed[href] = x_object(self._book, self._pictures[href])
        return self._placed[href]


def _forms(resources: Object) -> Iterator[Object]:
    """What some resources hold that has resources of its own: groups, patterns and masks (ISO 32000-1, 7.8.3)."""
    yield from resources.get("/XObject", Dictionary()).values()
    yield from resources.get("/Pattern", Dictionary()).values()
    for state in resources.get("/ExtGState", Dictionary()).values():
        if "/SMask" in state and "/G" in state.get("/SMask", {}):
            yield state.SMask.G


def _digest(image: Object) -> bytes:
    """What an image looks like."""
    digest = sha256(image.read_raw_bytes())
    for key in sorted(image.keys()):
        value = image[key]
        digest.update(f"{key} ".encode())
        if isinstance(value, Stream):
            digest.update(_digest(value))
        else:
            digest.update(value.unparse(resolved=True) if isinstance(value, Object) else repr(value).encode())
    return digest.digest()


def x_object(book: Pdf, image: ImageStream) -> Object:
    """A picture as a PDF has it."""
    facts = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=image.width,
        Height=image.height,
        ColorSpace=_colour_space(image),
        BitsPerComponent=image.bits,
        Filter=Name(f"/{image.filter}"),
    )
    if image.has_predictor:
        # ISO 32000-1, 7.4.4.4: 15 says that each line tells its own filter.
        facts.DecodeParms = Dictionary(
            Predictor=15, Columns=image.width, Colors=image.components, BitsPerComponent=image.bits
        )
    if image.is_inverted:
        facts.Decode = Array([1, 0] * image.components)
    if image.mask:
        facts.SMask = x_object(book, image.mask)
    return book.make_stream(image.data, facts)


def _colour_space(image: ImageStream) -> Object:
    if not image.palette:
        return _SPACES[image.components]
    return Array([Name.Indexed, Name.DeviceRGB, len(image.palette) // 3 - 1, image.palette])
