/* What this machine lets the process use. */
#ifndef LBL_BASE_CPU_H
#define LBL_BASE_CPU_H

/* lbl_cpu_count -- processors that this process may run on, at least 1. */
unsigned lbl_cpu_count(void);

#endif
