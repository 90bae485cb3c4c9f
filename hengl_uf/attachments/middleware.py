"""How much one request may bring along."""

import time

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.shortcuts import render

PIECE = 64 * 1024  # bytes
PATIENCE = (
    20  # seconds that we go on listening to a request that is too large, so that the browser hears our answer
)


class RequestSizeMiddleware:
    """Answers 413 to a request of more than `REQUEST_MAX_BYTES`, without storing any of it.

    Up to there a form comes through, and says beside its field which file is too large. Files of strangers
    are dropped as they come in; their words are kept for after the sign-in (`access.held`). Stands behind the sign-in and before anything that reads the body.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        size = stated_size(request)
        if size > settings.REQUEST_MAX_BYTES:
            listen_on(request)
            return render(request, "413.html", status=413)
        if size and not request.user.is_authenticated:
            request.upload_handlers.insert(0, DropFiles(request))
        return self.get_response(request)


def stated_size(request) -> int:
    """How many bytes the request says it brings; Django reads no more than that."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


class DropFiles(FileUploadHandler):
    """Lets every file pass by."""

    def new_file(self, *args, **kwargs):
        raise SkipFile

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None


def listen_on(request):
    """Read and forget, for a while: a browser that is cut off while sending shows no answer at all."""
    end = time.monotonic() + PATIENCE
    read = 0
    while time.monotonic() < end and read < 4 * settings.REQUEST_MAX_BYTES:
        piece = request.read(PIECE)
        if not piece:
            return
        read += len(piece)
