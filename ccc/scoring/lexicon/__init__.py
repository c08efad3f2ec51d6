"""Words as data: everyday ones, named lists, trades and cities."""
