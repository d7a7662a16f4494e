"""What a change of the data means: fields, findings and deadlines, plan by plan."""
