"""Words as data: everyday ones, named lists, trades, departments and cities."""
