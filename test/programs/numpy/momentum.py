import numpy as np

w = np.array([0.1, -0.2])
vel = np.zeros(2)
traj = []
for i in range(4):
    g = 2 * w + 0.5
    vel = 0.9 * vel - 0.1 * g
    w = w + vel
    traj.append(w.copy())
print(np.array(traj))
print(traj[-1], len(traj))
print(np.stack(traj).shape, np.vstack(traj)[:, 0])
