// The form in which the person works now, so that what is beside the case fits it.

class Offering {
  form = $state("");
}

export const offering = new Offering();
