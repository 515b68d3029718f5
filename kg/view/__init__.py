"""The interactive page: claims and entities in, one offline HTML file out."""

from kg.view.filters import Filters
from kg.view.html import page
from kg.view.model import Model, model

__all__ = ["Filters", "Model", "model", "page"]
