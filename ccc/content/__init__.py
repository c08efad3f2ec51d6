"""YAML into frozen, validated types; every fault found, each with file, place, fault and remedy."""
