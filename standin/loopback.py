"""Which names and addresses lead to this machine and nowhere else."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(netloc: str) -> bool:
    """Tell it of a host as it stands in an address, with or without its port."""
    try:
        name = urlsplit(f"//{netloc}").hostname or ""
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False
