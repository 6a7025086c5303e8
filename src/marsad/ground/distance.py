"""Distances and directions on the globe."""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0

Point = tuple[float, float]  # latitude, longitude in degrees, WGS84


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance."""
    lat1, lon1, lat2, lon2 = map(radians, (*a, *b))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(h)))


def moved(start: Point, bearing_deg: float, km: float) -> Point:
    """The point so many km from `start` in a direction (0 north, 90 east), rounded to about 10 m."""
    lat, lon, turn, way = radians(start[0]), radians(start[1]), radians(bearing_deg), km / EARTH_RADIUS_KM
    end_lat = asin(sin(lat) * cos(way) + cos(lat) * sin(way) * cos(turn))
    end_lon = lon + atan2(sin(turn) * sin(way) * cos(lat), cos(way) - sin(lat) * sin(end_lat))
    return round(degrees(end_lat), 4), round((degrees(end_lon) + 180) % 360 - 180, 4)


def midpoint(a: Point, b: Point) -> Point:
    """Half way between two points, good enough below 1,000 km."""
    return round((a[0] + b[0]) / 2, 4), round((a[1] + b[1]) / 2, 4)
