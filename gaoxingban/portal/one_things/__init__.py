"""One-things for the public: what they are, a questionnaire, the plan, the one-time notice."""
