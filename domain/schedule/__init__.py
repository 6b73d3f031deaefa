"""When things are, must be and will be: a plan as a network, passes over it, and a forecast that rolls."""
