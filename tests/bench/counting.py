"""How many queries a page takes."""

from django.db import connection


class CountQueries:
    """Says in the header `X-Queries` how many queries were run for the answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        count = 0

        def counted(execute, sql, params, many, context):
            nonlocal count
            count += 1
            return execute(sql, params, many, context)

        with connection.execute_wrapper(counted):
            response = self.get_response(request)
        response["X-Queries"] = count
        return response
