"""What runs the portal: the embedded servers, the supervisor `manage.py up`, and the health page."""
