"""Why a level was reached, and what to do next."""
